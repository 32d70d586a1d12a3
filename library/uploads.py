"""Uploads stay in memory until the scan has seen them (core.scan): no temporary file is made."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from library.extraction.parts import MAX_BYTES


class BoundedMemoryUploadHandler(FileUploadHandler):
    """Keeps the files of one request in memory, together up to the limit; of what goes over it it
    keeps no more than the size, so that the form can say so."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A new part of the request."""
        super().new_file(*args, **kwargs)
        self.buffer = BytesIO()
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep it, within bounds."""
        self.received += len(raw_data)
        self.kept += len(raw_data)
        if self.kept <= MAX_BYTES:
            self.buffer.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or, of one too large, its size and nothing else."""
        content = self.buffer if self.buffer.tell() == self.received else BytesIO()
        content.seek(0)
        return InMemoryUploadedFile(
            file=content,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
