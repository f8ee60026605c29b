import { z } from 'zod';
import { originProblem } from '../domain/access/origins.js';
import { MAXIMUM_COST } from '../../schema/shared/limits.js';
import { isSafeUrl } from './signIn/isSafeUrl.js';

/** The settings, read once at the start from environment variables. An empty variable counts as not set. */
export interface Config {
  /** PORT: TCP port of the HTTP and WebSocket API; 0 takes a free one. Default 4000. */
  readonly port: number;
  /** HOST: address to listen on; 0.0.0.0 for all. Default 127.0.0.1, this machine only. */
  readonly host: string;
  /** DATA_DIR: folder of the embedded database and its credentials. Default .data below the working folder. */
  readonly dataDir: string;
  /** DATABASE_URL: the owner's connection to a PostgreSQL of yours, postgres://owner:password@host/database. Default: the embedded one. */
  readonly databaseUrl: string | undefined;
  /** LOG_LEVEL: trace, debug, info, warn, error, fatal or silent. Default info. */
  readonly logLevel: LogLevel;
  /** DEMO: true adds a demo tenant with sample stock and prints its API key. Default true with the embedded database, false with DATABASE_URL. */
  readonly demo: boolean;
  /** EXPIRY_SCAN_SECONDS: how often lots are looked through for those that expired or soon will. Default 60. */
  readonly expiryScanSeconds: number;
  /** EVENT_RETENTION_DAYS: how long events can be replayed. Default 90. */
  readonly eventRetentionDays: number;
  /** RATE_LIMIT_BURST: points of cost that a client may spend at once. Default 20000. */
  readonly rateLimitBurst: number;
  /** RATE_LIMIT_PER_SECOND: points that come back to it each second. Default 1000. */
  readonly rateLimitPerSecond: number;
  /** OTEL_EXPORTER_OTLP_ENDPOINT: an OpenTelemetry collector (OTLP over HTTP) that gets spans of requests and commands, http://host:4318. Default none. */
  readonly tracesEndpoint: string | undefined;
  /** ROLES: what this process does: api (the doors), worker (relay, messages, schedules, drop folder), or both. Default api,worker. */
  readonly roles: readonly ProcessRole[];
  /** DATABASE_CONNECTIONS: at most so many connections of this process to the database. Default 32. */
  readonly databaseConnections: number;
  /** DATABASE_REPLICA_URLS: streaming replicas of DATABASE_URL that may answer queries, postgres://host:5432/database, with commas. Default none. */
  readonly databaseReplicaUrls: readonly string[];
  /** REPLICA_WAIT_MS: a replica that is further behind than this is not asked. Default 50. */
  readonly replicaWaitMs: number;
  /** DRAIN_MS: a process that is asked to end is not ready at once, and takes requests for so long still. Default 500. */
  readonly drainMs: number;
  /** ALLOCATION_QUEUE: true lets orders that come at the same time share a unit of work; false gives each its own. Default true. */
  readonly allocationQueue: boolean;
  /** NATS_URL: a NATS server with JetStream that tells all processes of new events, nats://user:password@host:4222. Default: PostgreSQL's NOTIFY. */
  readonly natsUrl: string | undefined;
  /** OIDC_ISSUER with OIDC_AUDIENCE, and OIDC_JWKS_URL if its discovery document is not to be asked: whose tokens are taken. Default: nobody's. */
  readonly oidc: OidcSettings | undefined;
  /** CORS_ORIGINS: origins of web pages that may ask with such tokens, beside our own, https://portal.example.com, with commas. Default none. */
  readonly corsOrigins: readonly string[];
}

/** An identity provider. */
export interface OidcSettings {
  readonly issuer: string;
  /** What its tokens for us name as their audience. */
  readonly audience: string;
  readonly jwksUrl: string | undefined;
}

export type ProcessRole = (typeof PROCESS_ROLES)[number];
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every setting that is wrong, in one error. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** One line a setting: "PORT must be a whole number from 0 to 65535, not "abc"". */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Lotgraph cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const PROCESS_ROLES = ['api', 'worker'] as const;
const TRUE = ['true', '1', 'yes', 'on'];
const FALSE = ['false', '0', 'no', 'off'];
const DAY_SECONDS = 86_400;

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(4_000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  DEMO: flag().optional(),
  EXPIRY_SCAN_SECONDS: wholeNumber(1, DAY_SECONDS).default(60),
  EVENT_RETENTION_DAYS: wholeNumber(1, 3_650).default(90),
  // An operation that is allowed must be affordable.
  RATE_LIMIT_BURST: wholeNumber(MAXIMUM_COST, 999_999_999).default(20_000),
  RATE_LIMIT_PER_SECOND: wholeNumber(1, 999_999_999).default(1_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().refine(isHttpUrl, 'must look like http://host:4318').optional(),
  ROLES: z
    .string()
    .default(PROCESS_ROLES.join())
    .transform(listed)
    .refine((roles) => roles.length > 0 && roles.every(isRole), 'must be api, worker or api,worker'),
  DATABASE_CONNECTIONS: wholeNumber(12, 1_000).default(32),
  DATABASE_REPLICA_URLS: z
    .string()
    .default('')
    .transform(listed)
    .refine((urls) => urls.every(isPostgresUrl), 'must look like postgres://host:5432/database, several with commas between'),
  REPLICA_WAIT_MS: wholeNumber(1, 60_000).default(50),
  DRAIN_MS: wholeNumber(0, 60_000).default(500),
  ALLOCATION_QUEUE: flag().optional(),
  NATS_URL: z.string().refine(isNatsUrl, 'must look like nats://host:4222').optional(),
  OIDC_ISSUER: z.string().refine(isSafeUrl, 'must look like https://login.example.com').optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URL: z.string().refine(isSafeUrl, 'must look like https://login.example.com/jwks').optional(),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform(listed)
    .refine(
      (origins) => origins.every((origin) => originProblem(origin) === undefined),
      'must look like https://portal.example.com, several with commas between',
    ),
});

/** Its value may hold a password, and errors go to the log. */
const SECRETS: readonly string[] = ['DATABASE_URL', 'DATABASE_REPLICA_URLS', 'NATS_URL'];

/** Reads all settings; throws one ConfigError that names all wrong ones. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => problem(issue, given)));
  const { data } = parsed;
  if (data.DATABASE_URL === undefined && isOneOfSeveral(data)) throw new ConfigError([NEEDS_DATABASE_URL]);
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    logLevel: data.LOG_LEVEL,
    demo: data.DEMO ?? data.DATABASE_URL === undefined,
    expiryScanSeconds: data.EXPIRY_SCAN_SECONDS,
    eventRetentionDays: data.EVENT_RETENTION_DAYS,
    rateLimitBurst: data.RATE_LIMIT_BURST,
    rateLimitPerSecond: data.RATE_LIMIT_PER_SECOND,
    tracesEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    roles: PROCESS_ROLES.filter((role) => data.ROLES.includes(role)),
    databaseConnections: data.DATABASE_CONNECTIONS,
    databaseReplicaUrls: data.DATABASE_REPLICA_URLS,
    replicaWaitMs: data.REPLICA_WAIT_MS,
    drainMs: data.DRAIN_MS,
    allocationQueue: data.ALLOCATION_QUEUE ?? true,
    natsUrl: data.NATS_URL,
    oidc: oidcOf(data),
    corsOrigins: data.CORS_ORIGINS,
  };
}

function oidcOf({
  OIDC_ISSUER: issuer,
  OIDC_AUDIENCE: audience,
  OIDC_JWKS_URL: jwksUrl,
}: z.infer<typeof schema>): OidcSettings | undefined {
  if (issuer !== undefined && audience !== undefined) return { issuer, audience, jwksUrl };
  if (issuer === undefined && audience === undefined && jwksUrl === undefined) return undefined;
  throw new ConfigError(['OIDC_ISSUER and OIDC_AUDIENCE must be set together']);
}

const NEEDS_DATABASE_URL =
  'DATABASE_URL must be set when ROLES is not api,worker or DATABASE_REPLICA_URLS is set: the embedded one serves one process';

const isRole = (text: string): text is ProcessRole => PROCESS_ROLES.some((role) => role === text);

const isOneOfSeveral = (data: Pick<z.infer<typeof schema>, 'ROLES' | 'DATABASE_REPLICA_URLS'>): boolean =>
  data.DATABASE_REPLICA_URLS.length > 0 || !PROCESS_ROLES.every((role) => data.ROLES.includes(role));

function problem(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  return SECRETS.includes(name) ? `${name} ${issue.message}` : `${name} ${issue.message}, not "${given[name]}"`;
}

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

function flag() {
  return z
    .string()
    .toLowerCase()
    .refine((text) => TRUE.includes(text) || FALSE.includes(text), 'must be true or false')
    .transform((text) => TRUE.includes(text));
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isNatsUrl(text: string): boolean {
  return text.split(',').every((one) => ['nats:', 'tls:'].includes(URL.parse(one.trim())?.protocol ?? ''));
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
}

function isHttpUrl(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '');
}
