# Two stages: the first installs, the second carries only what runs, as a user without rights.

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install -r requirements.txt
WORKDIR /portal
COPY . .
# Production settings refuse to load without these; they serve this one command and stay in no layer.
RUN DJANGO_SETTINGS_MODULE=nhuxuan.settings.production SECRET_KEY=for-collectstatic-only \
    ALLOWED_HOSTS=portal.invalid DATABASE_URL=sqlite:///:memory: STATIC_ROOT=/srv/portal/static \
    /venv/bin/python manage.py collectstatic --noinput

FROM python:3.12-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=nhuxuan.settings.production \
    STATIC_ROOT=/srv/portal/static \
    MEDIA_ROOT=/srv/portal/media \
    PORT=8000
RUN useradd --system --uid 10001 --home-dir /portal --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal /srv/portal/media
COPY --from=build /venv /venv
COPY --from=build /portal /portal
COPY --from=build /srv/portal/static /srv/portal/static
WORKDIR /portal
USER portal
VOLUME /srv/portal/media
EXPOSE 8000
CMD ["sh", "-c", "exec granian --interface wsgi --host 0.0.0.0 --port \"$PORT\" --workers 2 --blocking-threads 4 nhuxuan.wsgi:application"]
