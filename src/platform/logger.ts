import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: string;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream | undefined;
}

const SECRET_FIELDS = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey', 'databaseUrl'] as const;
const SECRET_HEADERS = ['authorization', 'cookie', 'set-cookie', 'x-api-key'] as const;

/** A JSON line logger that never writes credentials: secret fields are replaced at the top and one level down, secret headers wherever headers are logged. */
export function createLogger({ level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: redactedPaths(), censor: '[redacted]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A logger whose every line carries the request's id, so that a masked error can be found by the id its client was given. */
export function requestLogger(logger: Logger, requestId: string): Logger {
  return logger.child({ requestId });
}

function redactedPaths(): string[] {
  const fields = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]);
  const headers = SECRET_HEADERS.flatMap((header) => [`headers["${header}"]`, `*.headers["${header}"]`]);
  return [...fields, ...headers];
}
