import pg from 'pg';

/** What every request does to find out who asks. */
const OF_THE_DOOR = /keyHolder|^begin|^rollback|^select set_config/i;

export interface Statements {
  /** Those that somebody's operation brought to the database since the last look. */
  take(): readonly string[];
  stop(): void;
}

/** Listens to all connections of this process but those of one login: the relay's, which looks for events by itself. */
export function watchStatements(besides: string | undefined): Statements {
  const query = pg.Client.prototype.query as (...parameters: unknown[]) => never;
  let seen: string[] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]): never {
    const [first] = parameters;
    const text = typeof first === 'string' ? first : ((first as { readonly text?: string } | undefined)?.text ?? '');
    if (this.user !== besides && !OF_THE_DOOR.test(text)) seen.push(text);
    return query.apply(this, parameters);
  };
  return {
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    stop() {
      pg.Client.prototype.query = query;
    },
  };
}
