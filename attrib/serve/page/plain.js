"use strict";
// A comparison needs no script of its own.
function enliven() {}
