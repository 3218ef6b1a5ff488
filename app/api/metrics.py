"""What the service counts, for Prometheus.

Knows no use case; each application has its own registry, so that two in one process do not add up.
"""

import asyncio

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The counters and gauges."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        where = ["method", "route", "status"]
        self.requests = Counter(
            "crossfoot_requests_total", "Requests answered.", where, registry=self._registry
        )
        self.seconds = Histogram(
            "crossfoot_request_seconds", "Time to answer.", ["method", "route"], registry=self._registry
        )
        self.articles = Counter(
            "crossfoot_articles_total", "Articles submitted.", ["status"], registry=self._registry
        )
        self.findings = Counter(
            "crossfoot_findings_total", "Findings stored.", ["rule", "level"], registry=self._registry
        )
        self.outbox = Gauge(
            "crossfoot_outbox_alerts", "Alerts not delivered.", ["state"], registry=self._registry
        )
        self.database = Gauge(
            "crossfoot_database_up", "Whether the database answers.", registry=self._registry
        )

    def page(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self._registry)


class Counted:
    """Counts and times every request by its route's template, never by its path."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            await self.app(scope, receive, note)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            method = scope["method"] if scope["method"] in ("GET", "POST") else "other"
            self.metrics.requests.labels(method, route, status).inc()
            self.metrics.seconds.labels(method, route).observe(clock() - began)
