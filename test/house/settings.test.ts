import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readConfig } from '../../src/app/config.js';

/** Every setting the program reads: it asks its environment for each by name. */
function settingsRead(): string[] {
  const asked = new Set<string>();
  const spy = new Proxy<Record<string, string | undefined>>(
    {},
    { get: (_, name) => (typeof name === 'string' ? void asked.add(name) : undefined) },
  );
  readConfig(spy);
  return [...asked].sort();
}

const example = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(
  ([, name, value]) => [name as string, value as string] as const,
);

describe('the settings', () => {
  it('stand in .env.example, each once, and no others', () => {
    expect(example.map(([name]) => name).sort()).toEqual(settingsRead());
  });

  it('have their defaults there', () => {
    expect(readConfig(Object.fromEntries(example))).toEqual(readConfig({}));
  });

  it('stand in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(settingsRead().filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
}

/** No engine runs here: what a reader of the file can check is checked. */
describe('docker-compose.yml', () => {
  const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Readonly<Record<string, unknown>>;
  };
  const { lotgraph, database } = compose.services as { lotgraph: Service; database: Service };
  const filledIn = Object.fromEntries(
    Object.entries(lotgraph.environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/g, 'hush').replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ]),
  );

  it('gives the server settings it reads and accepts', () => {
    expect(Object.keys(lotgraph.environment).filter((name) => !settingsRead().includes(name))).toEqual([]);
    expect(readConfig(filledIn)).toMatchObject({ port: 4000, host: '0.0.0.0', demo: false });
  });

  it('points the server at the database beside it', () => {
    const url = new URL(filledIn['DATABASE_URL'] as string);
    expect(compose.services).toHaveProperty(url.hostname);
    expect([url.username, url.pathname.slice(1)]).toEqual([database.environment['POSTGRES_USER'], database.environment['POSTGRES_DB']]);
    expect(lotgraph.depends_on).toEqual({ [url.hostname]: { condition: 'service_healthy' } });
  });

  it('runs a PostgreSQL that is new enough, keeps its data, and opens no port to the world', () => {
    const [, version] = (database.image as string).split(':');
    expect(Number(version)).toBeGreaterThanOrEqual(15);
    const named = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0]));
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(database.ports).toBeUndefined();
    expect(lotgraph.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });
});
