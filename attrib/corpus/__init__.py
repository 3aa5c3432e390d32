"""Many articles: read as a stream, analysed in several processes, kept as Parquet, summed up.

`run` puts reading (`inputs`, `records`), analysing (`analyst`, `rows`) and writing (`dataset`) together; `cluster` does
the same on Ray. `views`, `figures` and `page` ask what is written. All of this needs packages that attrib itself does
not (`extras`), so the command line imports it when a command asks for it.
"""
