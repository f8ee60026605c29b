import type { Command } from 'commander';
import type { Act } from './act.js';
import { serverStatus } from './serverStatus.js';
import { stopServer, upServer } from './upServer.js';

/** up, down, status. */
export function addServerCommands(program: Command, act: Act): void {
  program
    .command('up')
    .description(
      'Start the server as "npm start" does: database, migrations, demo tenant, API. Stays in the foreground unless told otherwise.',
    )
    .option('--detach', 'return when it is ready, and leave it running; "lotgraph down" ends it')
    .option('--port <port>', 'TCP port; default PORT, or 4000')
    .action(act(upServer));
  program.command('down').description('End the server that runs on the data folder, in order.').action(act(stopServer));
  program
    .command('status')
    .description(
      'What the running server does: version, migrations, relay, followers, messages that wait for a person. Exits 1 if it is not ready.',
    )
    .action(act(serverStatus));
}
