// A typed client of the served API, given its address: it asks once well and once badly.
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";

const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: process.argv[2] });

const answered = await client.POST("/api/v1/paths", {
  body: { known: ["Programming, advanced"], goal: ["exam"] },
});
if (!answered.data) throw new Error(answered.error.detail);
const items: string[] = answered.data.items.map((item) => item.id);

const refused = await client.POST("/api/v1/recommendations", { body: { known: ["statz"] } });
const problem = refused.error;
const nearest: string[] = problem?.type === "/problems/unknown-name" ? problem.nearest : [];

const { data: skill } = await client.GET("/api/v1/skills/{name}", {
  params: { path: { name: "https://w3id.org/skillpath/id/sums" } },
});
const likely: number | undefined = skill?.hours.likely;

console.log(JSON.stringify({ items, nearest, likely }));
