import { z } from 'zod';

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
}

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
});

/** Its value may hold a password, and errors go to the log. */
const SECRETS: readonly string[] = ['DATABASE_URL'];

/** Reads all settings; throws one ConfigError that names all wrong ones. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => problem(issue, given)));
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    logLevel: data.LOG_LEVEL,
    demo: data.DEMO ?? data.DATABASE_URL === undefined,
    expiryScanSeconds: data.EXPIRY_SCAN_SECONDS,
    eventRetentionDays: data.EVENT_RETENTION_DAYS,
  };
}

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

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
}
