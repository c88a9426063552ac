import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import { terminateInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import { operations as ssm } from '../../../../src/simulator/cloud/services/ssm/index.ts';
import { callTo, emptyAccount, errorOf, wait } from '../../../fixtures/embedded-cloud/account.ts';
import { bootInstance, launchInstance } from '../../../fixtures/embedded-cloud/instance.ts';

let account: AccountState;
let id: string;

beforeEach(async () => {
  account = emptyAccount();
  id = launchInstance(account);
  await bootInstance(account);
});

async function send(commands: readonly string[], more: object = {}): Promise<string> {
  const sent = await ssm.SendCommand(
    {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [id],
      Parameters: { commands: [...commands] },
      ...more,
    },
    callTo(account),
  );
  return sent.Command?.CommandId ?? '';
}

const look = async (CommandId: string) =>
  ssm.GetCommandInvocation({ CommandId, InstanceId: id }, callTo(account));

describe('a command', () => {
  it('goes from nowhere over Pending and InProgress to Success as time passes', async () => {
    const command = await send(['echo begun', 'sleep 10', 'echo done']);
    await expect(errorOf(async () => look(command))).resolves.toMatchObject({
      code: 'InvocationDoesNotExist',
      status: 400,
    });
    await wait(account, 1);
    expect(await look(command)).toMatchObject({
      Status: 'Pending',
      ResponseCode: -1,
      StandardOutputContent: '',
      ExecutionStartDateTime: '',
    });
    await wait(account, 4);
    expect(await look(command)).toMatchObject({
      Status: 'InProgress',
      ResponseCode: -1,
      StandardOutputContent: '',
    });
    await wait(account, 10);
    expect(await look(command)).toMatchObject({
      Status: 'Success',
      StatusDetails: 'Success',
      ResponseCode: 0,
      StandardOutputContent: 'begun\ndone\n',
      StandardErrorContent: '',
      ExecutionStartDateTime: '2026-11-25T12:00:42.000Z',
      ExecutionEndDateTime: '2026-11-25T12:00:52.010Z',
      ExecutionElapsedTime: 'PT10.01S',
    });
  });

  it('fails with the code of the script and what it wrote', async () => {
    const command = await send(['set -e', 'echo one', 'cat /nowhere', 'echo never']);
    await wait(account, 30);
    expect(await look(command)).toMatchObject({
      Status: 'Failed',
      ResponseCode: 1,
      StandardOutputContent: 'one\n',
      StandardErrorContent:
        'cat: /nowhere: No such file or directory\nfailed to run commands: exit status 1',
    });
  });

  it('is stopped when its script runs too long', async () => {
    const command = await send(['echo x', 'sleep 600'], {
      Parameters: { commands: ['echo x', 'sleep 600'], executionTimeout: ['60'] },
    });
    await wait(account, 61);
    expect(await look(command)).toMatchObject({ Status: 'InProgress' });
    await wait(account, 2);
    expect(await look(command)).toMatchObject({
      Status: 'TimedOut',
      StatusDetails: 'ExecutionTimedOut',
      ResponseCode: 137,
      StandardOutputContent: 'x\n',
    });
    await wait(account, 3600);
    expect(await look(command)).toMatchObject({
      Status: 'TimedOut',
      ExecutionEndDateTime: '2026-11-25T12:01:42.000Z',
    });
  });

  it('waits for an agent that is away', async () => {
    await send(['shutdown -r +1']);
    await wait(account, 63);
    const late = await send(['echo late']);
    await wait(account, 20);
    expect(await look(late)).toMatchObject({ Status: 'Pending' });
    await wait(account, 30);
    expect(await look(late)).toMatchObject({ Status: 'Success', StandardOutputContent: 'late\n' });
  });

  it('is not delivered once its time is over', async () => {
    const reboot = await send(['reboot', 'sleep 100']);
    await wait(account, 5);
    const command = await send(['echo lost'], { TimeoutSeconds: 30 });
    // the agent does not come back within the time, as one restart is followed by the next
    await wait(account, 10);
    const machine = account.ssm.get('eu-central-1')?.machines.get(id);
    if (machine) machine.rebootAt = account.clock.now() + 10_000;
    await wait(account, 60);
    expect(await look(command)).toMatchObject({
      Status: 'TimedOut',
      StatusDetails: 'DeliveryTimedOut',
      ResponseCode: -1,
    });
    expect(await look(reboot)).toMatchObject({ Status: 'Failed', ResponseCode: 143 });
  });

  it('can be cancelled, before it is taken and while it runs', async () => {
    const command = await send(['sleep 100']);
    const early = await send(['sleep 1']);
    await ssm.CancelCommand({ CommandId: early }, callTo(account));
    await wait(account, 10);
    expect(await look(command)).toMatchObject({ Status: 'InProgress' });
    await ssm.CancelCommand({ CommandId: command, InstanceIds: [id] }, callTo(account));
    expect(await look(command)).toMatchObject({ Status: 'Cancelled', ResponseCode: 137 });
    expect(await look(early)).toMatchObject({ Status: 'Cancelled', ResponseCode: -1 });
    await expect(
      errorOf(async () => ssm.CancelCommand({ CommandId: 'none' }, callTo(account))),
    ).resolves.toMatchObject({ code: 'InvalidCommandId' });
  });

  it('that runs when the instance is terminated has failed', async () => {
    const command = await send(['sleep 100']);
    await wait(account, 10);
    expect(await look(command)).toMatchObject({ Status: 'InProgress' });
    terminateInstances({ InstanceIds: [id] }, callTo(account));
    await wait(account, 60);
    expect(await look(command)).toMatchObject({ Status: 'Failed', ResponseCode: 143 });
  });
});

describe('SendCommand', () => {
  it('refuses an instance whose agent has not registered', async () => {
    const other = 'i-00000000000000001';
    const error = await errorOf(async () => send(['true'], { InstanceIds: [id, other] }));
    expect(error).toMatchObject({
      code: 'InvalidInstanceId',
      message: `Instances [[${other}]] not in a valid state for account 111122223333`,
    });
  });

  it.each([
    ['another document', { DocumentName: 'AWS-UpdateSSMAgent' }, 'InvalidDocument'],
    ['no script', { Parameters: {} }, 'InvalidParameters'],
    [
      'a parameter the document lacks',
      { Parameters: { commands: ['true'], shell: ['bash'] } },
      'InvalidParameters',
    ],
    [
      'a timeout that is none',
      { Parameters: { commands: ['true'], executionTimeout: ['soon'] } },
      'InvalidParameters',
    ],
    ['an impatient timeout', { TimeoutSeconds: 5 }, 'ValidationException'],
    ['an instance named twice', { InstanceIds: ['i-0', 'i-0'] }, 'DuplicateInstanceId'],
    ['nobody to run it', { InstanceIds: [] }, 'ValidationException'],
  ])('refuses %s', async (_, input, code) => {
    await expect(errorOf(async () => send(['true'], input))).resolves.toMatchObject({ code });
  });

  it('finds its targets by tag', async () => {
    account.ec2.get('eu-central-1')?.tags.set(id, new Map([['Name', 'vba']]));
    const aim = async (Values: string[]) =>
      (
        await ssm.SendCommand(
          {
            DocumentName: 'AWS-RunShellScript',
            Targets: [{ Key: 'tag:Name', Values }],
            Parameters: { commands: ['true'] },
          },
          callTo(account),
        )
      ).Command?.TargetCount;
    expect(await aim(['vba'])).toBe(1);
    expect(await aim(['other'])).toBe(0);
  });
});

describe('lists', () => {
  it('tell the newest command first, and what became of each', async () => {
    const good = await send(['echo fine'], { Comment: 'good' });
    await wait(account, 1);
    const bad = await send(['exit 3'], { Comment: 'bad' });
    await wait(account, 10);
    const commands = await ssm.ListCommands({}, callTo(account));
    expect(commands.Commands).toMatchObject([
      { CommandId: bad, Status: 'Failed', TargetCount: 1, CompletedCount: 1, ErrorCount: 1 },
      { CommandId: good, Status: 'Success', ErrorCount: 0, Comment: 'good' },
    ]);
    const failed = await ssm.ListCommands(
      { Filters: [{ key: 'Status', value: 'Failed' }] },
      callTo(account),
    );
    expect(failed.Commands?.map(({ CommandId }) => CommandId)).toEqual([bad]);
  });

  it('show the output of invocations with Details only', async () => {
    const command = await send(['echo out', 'cat /nowhere']);
    await wait(account, 10);
    const list = async (Details: boolean) =>
      (await ssm.ListCommandInvocations({ CommandId: command, Details }, callTo(account)))
        .CommandInvocations;
    expect(await list(false)).toMatchObject([
      { InstanceId: id, Status: 'Failed', CommandPlugins: [] },
    ]);
    expect(await list(true)).toMatchObject([
      {
        CommandPlugins: [
          {
            Name: 'aws:runShellScript',
            ResponseCode: 1,
            Output: expect.stringMatching(/^out\n\n-+ERROR-+\ncat: /),
          },
        ],
      },
    ]);
  });
});
