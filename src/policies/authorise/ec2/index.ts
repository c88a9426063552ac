import type { Rows } from '../row.ts';
import { addressRows, keyPairRows } from './addresses.ts';
import { describeRows } from './describe.ts';
import { instanceRows } from './instances.ts';
import { launchRows } from './launch.ts';
import { networkRows } from './network.ts';
import { storageRows } from './storage.ts';
import { tagRows } from './tags.ts';

export const ec2Rows: Rows = {
  ...describeRows,
  ...networkRows,
  ...addressRows,
  ...keyPairRows,
  ...storageRows,
  ...instanceRows,
  ...launchRows,
  ...tagRows,
};
