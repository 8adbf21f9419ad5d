import { handler } from "./handler.mjs";
import http from "node:http";
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const exchange = (method, path, body) =>
  new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, path: `/2018-06-01/runtime${path}`, agent }, (reply) => {
      const chunks = [];
      reply.on("data", (chunk) => chunks.push(chunk));
      reply.on("end", () => resolve({ headers: reply.headers, body: Buffer.concat(chunks) }));
    });
    request.on("error", reject);
    request.end(body);
  });
for (;;) {
  const next = await exchange("GET", "/invocation/next");
  const id = next.headers["lambda-runtime-aws-request-id"];
  const response = JSON.stringify(await handler(JSON.parse(next.body)));
  await exchange("POST", `/invocation/${id}/response`, response);
}
