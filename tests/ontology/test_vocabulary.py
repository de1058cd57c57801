from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS

from skillpath.ontology import vocabulary_terms
from skillpath.ontology.namespaces import SCHEMA
from skillpath.ontology.reading import data_path, shipped_paths
from skillpath.ontology.terms import TERMS

NS = "https://w3id.org/skillpath/ns#"
VOCABULARY = Graph().parse(data_path("vocabulary.ttl"))
SHAPES = Graph().parse(data_path("shapes.ttl"))
KINDS = ("class", "property", "individual")
SHIPPED = Graph()
for path in shipped_paths():
    SHIPPED.parse(path)


def own(*triples: Graph) -> set[URIRef]:
    """The terms of the own namespace that occur anywhere."""
    terms = {term for graph in triples for triple in graph for term in triple}
    return {term for term in terms if isinstance(term, URIRef) and term.startswith(NS)}


def shape_names() -> set[URIRef]:
    return {one for one in SHAPES.subjects(RDF.type, SH.NodeShape) if isinstance(one, URIRef)}


def test_every_term_in_the_shipped_data_and_the_shapes_is_declared() -> None:
    declared = {one for one in VOCABULARY.subjects(RDFS.isDefinedBy) if isinstance(one, URIRef)}
    assert own(SHIPPED, SHAPES) - shape_names() <= declared
    assert own(VOCABULARY) == declared


@pytest.mark.parametrize("term", sorted(own(VOCABULARY)))
def test_a_declared_term_has_a_class_a_label_and_a_definition(term: URIRef) -> None:
    label, definition = VOCABULARY.value(term, RDFS.label), VOCABULARY.value(term, SKOS.definition)
    assert VOCABULARY.value(term, RDF.type) is not None
    assert isinstance(label, Literal)
    assert isinstance(definition, Literal)
    assert (label.language, definition.language) == ("en", "en")


def test_properties_and_classes_are_used_as_what_they_are_declared() -> None:
    properties = set(VOCABULARY.subjects(RDF.type, RDF.Property))
    classes = set(VOCABULARY.subjects(RDF.type, RDFS.Class))
    used = {one for one in SHIPPED.predicates() if str(one).startswith(NS)}
    typed = {one for one in SHIPPED.objects(None, RDF.type) if str(one).startswith(NS)}
    assert used <= properties
    assert typed <= classes
    assert not properties & classes


def test_nothing_makes_a_reasoner_invent_types() -> None:
    inventing = {RDFS.domain, RDFS.range, OWL.sameAs}
    assert not inventing & {*VOCABULARY.predicates(), *SHIPPED.predicates(), *SHAPES.predicates()}


def test_derived_edges_are_not_authored() -> None:
    derived = {URIRef(NS + "requires"), URIRef(NS + "recommends")}
    assert not derived & set(SHIPPED.predicates())


@pytest.mark.parametrize("triples", [VOCABULARY, SHAPES, SHIPPED], ids=["words", "shapes", "data"])
def test_each_file_has_a_header_with_a_version_and_a_license(triples: Graph) -> None:
    header = triples.value(predicate=RDF.type, object=OWL.Ontology)
    assert triples.value(header, OWL.versionInfo)
    assert isinstance(triples.value(header, DCTERMS.license), URIRef)


def test_requirements_of_the_shipped_data_have_iris_of_their_own() -> None:
    found = set(SHIPPED.subjects(RDF.type, URIRef(NS + "Requirement")))
    assert all(isinstance(one, URIRef) for one in found)
    owners = [one for _, one in SHIPPED.subject_objects(URIRef(NS + "hasRequirement"))]
    assert len(owners) == len(set(owners))


def test_the_terms_that_a_reader_knows_are_those_of_the_vocabulary() -> None:
    declared = {
        str(term).removeprefix(NS) for term in VOCABULARY.subjects() if str(term).startswith(NS)
    }
    assert declared == TERMS


def test_terms_are_told_as_the_file_declares_them() -> None:
    found = vocabulary_terms()
    assert {one.iri for one in found} == {str(one) for one in own(VOCABULARY)}
    assert [one.kind for one in found] == sorted((one.kind for one in found), key=KINDS.index)
    for one in found:
        term = URIRef(one.iri)
        assert one.iri == NS + one.name
        assert one.label == str(VOCABULARY.value(term, RDFS.label))
        assert one.definition == str(VOCABULARY.value(term, SKOS.definition))
        assert set(one.domain) == {*map(str, VOCABULARY.objects(term, SCHEMA.domainIncludes))}
        assert set(one.range) == {*map(str, VOCABULARY.objects(term, SCHEMA.rangeIncludes))}


def test_a_term_says_what_it_is_a_kind_of() -> None:
    found = {one.name: one for one in vocabulary_terms()}
    assert found["Tool"].parents[0] == NS + "Attainable"
    assert (found["Expert"].kind, found["Expert"].parents) == ("individual", (NS + "Level",))
    assert (found["requires"].kind, found["requires"].parents) == ("property", ())
