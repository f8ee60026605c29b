import type { Command } from 'commander';
import type { Act } from './act.js';
import { addBackupCommands } from './backupCommands.js';
import { addClockCommands } from './clockCommands.js';
import { addDatabaseCommands } from './databaseCommands.js';
import { addDoctorCommand } from './doctorCommand.js';
import { addDocumentCommands } from './documentCommands.js';
import { addEdiCommands } from './ediCommands.js';
import { addExportCommand } from './exportCommand.js';
import { addHoldCommands } from './holdCommands.js';
import { addKeyCommands } from './keyCommands.js';
import { addLabelCommands } from './labelCommands.js';
import { addPartnerCommands } from './partnerCommands.js';
import { addServerCommands } from './serverCommands.js';
import { addTraceCommand } from './traceCommand.js';

/** All there is, in the order of the help. */
export function addCommands(program: Command, act: Act): void {
  addServerCommands(program, act);
  addDoctorCommand(program, act);
  addDatabaseCommands(program, act);
  addBackupCommands(program, act);
  addEdiCommands(program, act);
  addLabelCommands(program, act);
  addPartnerCommands(program, act);
  addKeyCommands(program, act);
  addDocumentCommands(program, act);
  addHoldCommands(program, act);
  addTraceCommand(program, act);
  addExportCommand(program, act);
  addClockCommands(program, act);
}
