import type { Command as CommandAnswer } from '@aws-sdk/client-ssm';

import { commandStatusOf, statusOf } from './invocation-status.ts';
import type { Command } from './state.ts';

/** The command as the API tells it at the time `now`, with its counts. */
export function describeCommand(command: Command, now: number): CommandAnswer {
  const all = [...command.invocations.values()].map((one) => statusOf(one, now));
  const status = commandStatusOf(command, now);
  const details = all.find((one) => one.status === status)?.details ?? status;
  const over = all.filter((one) => one.status !== 'Pending' && one.status !== 'InProgress');
  return {
    CommandId: command.id,
    DocumentName: command.documentName,
    DocumentVersion: '$DEFAULT',
    Comment: command.comment,
    ExpiresAfter: new Date(
      command.requestedAt + command.timeoutSeconds * 1000 + command.executionMs,
    ),
    Parameters: { ...command.parameters },
    InstanceIds: [...command.instanceIds],
    Targets: command.targets.map((target) => ({ ...target })),
    RequestedDateTime: new Date(command.requestedAt),
    Status: status,
    StatusDetails: details,
    OutputS3BucketName: '',
    OutputS3KeyPrefix: '',
    MaxConcurrency: '50',
    MaxErrors: '0',
    TargetCount: all.length,
    CompletedCount: over.length,
    ErrorCount: all.filter((one) => ['Failed', 'TimedOut'].includes(one.status)).length,
    DeliveryTimedOutCount: all.filter((one) => one.details === 'DeliveryTimedOut').length,
    ServiceRole: '',
    TimeoutSeconds: command.timeoutSeconds,
  };
}
