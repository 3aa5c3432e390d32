# attrib in a container: `attrib serve` by itself, any other command when it is named. docs/serve.md tells how.
FROM python:3.11-slim AS build
WORKDIR /source
RUN python -m venv /opt/attrib
# First what hardly ever changes, so that a change of the code does not install it again. PyTorch for the processor alone
# is a tenth of the size of the one for graphics cards; elsewhere there are mirrors of this index.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
COPY constraints.txt ./
RUN torch="$(grep '^torch==' constraints.txt)" \
    && /opt/attrib/bin/pip install --no-cache-dir --index-url "$TORCH_INDEX" "$torch"
COPY pyproject.toml README.md LICENSE ./
COPY attrib attrib
RUN /opt/attrib/bin/pip install --no-cache-dir --constraint constraints.txt '.[serve]'
# What the first run would compile, where it may not write.
RUN /opt/attrib/bin/python -c 'import attrib; from attrib.languages import language_codes, load_language; \
      list(map(load_language, language_codes())); attrib.load_policy()'

FROM python:3.11-slim
COPY --from=build /opt/attrib /opt/attrib
RUN useradd --create-home --uid 10001 attrib
# By its number, which a system that allows no root can tell from root.
USER 10001
WORKDIR /articles
ENV PATH=/opt/attrib/bin:$PATH OMP_NUM_THREADS=1 PYTHONUNBUFFERED=1 ATTRIB_CACHE=false
EXPOSE 8642
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8642/v1/health')"]
ENTRYPOINT ["attrib"]
# From outside the container others could reach it: ATTRIB_TOKEN must be set.
CMD ["serve", "--host", "0.0.0.0"]
