"""The namespaces of `terms` for rdflib, which writes Turtle."""

from __future__ import annotations

from rdflib import Namespace, URIRef

from skillpath.ontology import terms

SP = Namespace(terms.SP)
SCHEMA = Namespace(terms.SCHEMA)
CETERMS = Namespace(terms.CETERMS)
MATCHES = {match: URIRef(term) for match, term in terms.MATCHES.items()}
