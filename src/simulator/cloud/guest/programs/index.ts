import type { Program } from '../shell/shell.ts';
import { apt } from './apt.ts';
import { builtins } from './builtins.ts';
import { curl } from './curl.ts';
import { dpkg } from './dpkg.ts';
import { files } from './files.ts';
import { sha256sum } from './sha256sum.ts';
import { reboot, shutdown } from './shutdown.ts';
import { systemctl } from './systemctl.ts';

/** All that the simulated machine can run, by the name it is called with. */
export const programs: ReadonlyMap<string, Program> = new Map<string, Program>([
  ...builtins,
  ...files,
  ['apt', apt],
  ['apt-get', apt],
  ['curl', curl],
  ['dpkg', dpkg],
  ['reboot', reboot],
  ['sha256sum', sha256sum],
  ['shutdown', shutdown],
  ['systemctl', systemctl],
]);
