"""The product's addresses, and besides them the APIs that it doesn't mount: the guard must hold
even where somebody mounts them."""

from __future__ import annotations

from django.urls import include, path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api as api_v3

from nhuxuan.urls import urlpatterns as product_urls

api_v2 = WagtailAPIRouter("wagtailapi_attack")
api_v2.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [
    path("api/v2/", api_v2.urls),
    path("api/v3/", api_v3.urls),
    path("", include(product_urls)),
]
