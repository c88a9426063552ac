import { CreateKeyPairCommand, DeleteKeyPairCommand } from '@aws-sdk/client-ec2';

import type { Stage } from '../stage.ts';

/** A new pair is ed25519: https://helpcenter.veeam.com/docs/vbaws/guide/deploy_guest_os_credentials.html */
export const createKeyPair: Stage = {
  id: 'create-key-pair',
  title: 'Create the key pair',
  notNeeded: ({ keyPair }) =>
    'existing' in keyPair ? `the plan uses the existing key pair ${keyPair.existing}` : undefined,
  run: async ({ clients, plan, ledger, found }, signal) => {
    if (!('create' in plan.keyPair)) return;
    const KeyName = plan.keyPair.create;
    const ec2 = await clients.get('ec2');
    await ec2.send(new CreateKeyPairCommand({ KeyName, KeyType: 'ed25519' }), {
      abortSignal: signal,
    });
    found.keyName = KeyName;
    ledger.created({
      ref: { type: 'AWS::EC2::KeyPair', id: KeyName },
      keepsBecause: 'no documented permission set of the plug-in holds ec2:DeleteKeyPair',
      sweep: async (unguarded, stop) => {
        const client = await unguarded.get('ec2');
        await client.send(new DeleteKeyPairCommand({ KeyName }), { abortSignal: stop });
      },
    });
  },
};
