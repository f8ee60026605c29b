/** How to reach one PostgreSQL database. `host` is a host name or, for a unix socket, the absolute folder that holds it. */
export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}
