"""What search engines are told of an item, in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillpath.graph import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillpath.graph import Attainable, Roadmap

    Json = Mapping[str, object]


def structured(roadmap: Roadmap, item: Attainable) -> Json:
    """A `DefinedTerm`, or an `EducationalOccupationalCredential` with what it certifies.

    What is not known is left out.
    """
    own = _credential(roadmap, item) if item.kind is Kind.CERTIFICATION else _term(roadmap)
    told = {
        "@context": "https://schema.org",
        "@id": roadmap.iri(item.id),
        "name": item.name,
        "alternateName": list(item.alt_labels),
        "description": item.description,
        "url": item.url,
        **own,
    }
    return {key: value for key, value in told.items() if value}


def _term(roadmap: Roadmap) -> Json:
    head = roadmap.general or roadmap
    terms = {"@type": "DefinedTermSet", "@id": head.iri(head.id), "name": head.name}
    return {"@type": "DefinedTerm", "inDefinedTermSet": terms}


def _credential(roadmap: Roadmap, item: Attainable) -> Json:
    cost = item.cost
    price = {"@type": "Offer", "price": cost.amount, "priceCurrency": cost.currency} if cost else {}
    return {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "certification",
        "educationalLevel": item.level.value if item.level else "",
        "competencyRequired": [
            {"@type": "DefinedTerm", "@id": roadmap.iri(one), "name": roadmap.by_id[one].name}
            for one in item.certifies
        ],
        "validFor": f"P{item.valid_months}M" if item.valid_months else "",
        "offers": price,
    }
