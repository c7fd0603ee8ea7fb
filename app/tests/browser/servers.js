// The journeys on PostgreSQL, and on several servers: CHIBO_TEST_DATABASE_URL names a server whose databases may be made and dropped,
// CHIBO_SERVERS=2 how many serve each journey's data. Between them stands a balancer that keeps a browser at one server by its session,
// as deploy/haproxy.cfg does by its address (all browsers here have one), and sends strangers to each in turn. CHIBO_BALANCE=turns sends
// every request to the next server: no page may depend on what one server remembers, but for what decision 46 names.
import { execFileSync } from "node:child_process";
import { Agent, createServer, request } from "node:http";
import { basename } from "node:path";

const server = process.env.CHIBO_TEST_DATABASE_URL;
export const servers = Number(process.env.CHIBO_SERVERS ?? 1);
const turns = process.env.CHIBO_BALANCE === "turns";
const made = new Set();
if (servers > 1 && !server) throw new Error("CHIBO_SERVERS wants a PostgreSQL: CHIBO_TEST_DATABASE_URL");

const name = (data) => basename(data).replace(/[^a-zA-Z0-9]/g, "_").toLowerCase();
const sql = (text) => execFileSync("psql", [server, "-qc", text], { stdio: "pipe" });

/** The environment of a program that works on these data: with a database of their own, made when it is first asked for. */
export function environment(data) {
  if (!server) return process.env;
  if (!made.has(data)) sql(`CREATE DATABASE ${name(data)}`);
  made.add(data);
  const address = new URL(server);
  address.pathname = `/${name(data)}`;
  return { ...process.env, CHIBO_DATABASE_URL: address.href, CHIBO_PROXY: "127.0.0.1" };
}

/** Forgets the database of these data. */
export function forget(data) {
  if (made.delete(data)) sql(`DROP DATABASE ${name(data)} WITH (FORCE)`);
}

/** Sends what comes to a port on to servers. */
export async function balance(addresses, port) {
  const agent = new Agent({ keepAlive: true });
  let next = 0;
  const chosen = ({ headers }) => {
    const kept = turns ? null : headers.cookie?.match(/(?:^|; )chibo(?:_desk)?=([^;]+)/)?.[1];
    const place = kept ? [...kept].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) : next++;
    return new URL(addresses[place % addresses.length]);
  };
  const door = createServer((near, answer) => {
    const { hostname, port } = chosen(near);
    const headers = { ...near.headers, "x-forwarded-for": near.socket.remoteAddress.replace("::ffff:", "") };
    const far = request({ agent, hostname, port, method: near.method, path: near.url, headers }, (said) => {
      answer.writeHead(said.statusCode, said.rawHeaders);
      said.pipe(answer);
      said.on("error", () => answer.destroy());
    });
    far.on("error", () => answer.destroy());
    answer.on("close", () => far.destroy());
    near.pipe(far);
  });
  await new Promise((resolve) => door.listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${door.address().port}`,
    close: () => { door.closeAllConnections(); agent.destroy(); return new Promise((resolve) => door.close(resolve)); },
  };
}
