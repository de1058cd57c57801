// Asks what next, by which path, what there is; and for something that is not there.
import { writeFile } from "node:fs/promises";
import { Refused, Skillpath } from "./client.mjs";

const skillpath = new Skillpath(process.argv[2] ?? "http://127.0.0.1:8000");
const known = ["python", "statistics"];
const goal = ["pytorch"];

const next = await skillpath.ask("/recommendations", { known, goal, limit: 2 });
for (const one of next.recommendations) {
  console.log(`next: ${one.name}, ${one.hours.likely} h. ${one.reasons[0]}`);
}
const path = await skillpath.ask("/paths", { known, goal });
console.log(`path: ${path.items.length} items, ${path.hours.likely} h`);
const file = await skillpath.file("/paths", { known, goal }, "text/markdown");
await writeFile(file.name, file.content.stream());
console.log(`saved: ${file.name}`);
const names = [];
for await (const one of skillpath.skills({ kind: "tool", level: "advanced", limit: 10 })) {
  names.push(one.name);
}
console.log(`${names.length} advanced tools, among them ${names.slice(0, 3).join(", ")}`);
try {
  await skillpath.ask("/paths", { goal: ["pytroch"] });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  for (const one of error.problem.errors) {
    console.log(`${one.field}: ${one.found}; did you mean ${one.nearest[0]}?`);
  }
}
