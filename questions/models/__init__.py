"""Answered questions, which are pages; and the messages of citizens, which are not."""

from __future__ import annotations

from questions.models.enquiry import Enquiry, EnquiryStep, Sender
from questions.models.pages import QuestionIndexPage, QuestionPage
from questions.models.requests import DataRequest
from questions.models.tables import (
    ConsentText,
    EnquiryField,
    EnquiryRoute,
    EnquiryTerm,
    Kind,
    body_for,
    terms_of,
)

__all__ = [
    "ConsentText",
    "DataRequest",
    "Enquiry",
    "EnquiryField",
    "EnquiryRoute",
    "EnquiryStep",
    "EnquiryTerm",
    "Kind",
    "QuestionIndexPage",
    "QuestionPage",
    "Sender",
    "body_for",
    "terms_of",
]
