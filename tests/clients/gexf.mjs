// A graph in GEXF from the standard input, as graphology reads it, as JSON.
import { readFileSync } from "node:fs";
import Graph from "graphology";
import gexf from "graphology-gexf";

console.log(JSON.stringify(gexf.parse(Graph, readFileSync(0, "utf8")).export()));
