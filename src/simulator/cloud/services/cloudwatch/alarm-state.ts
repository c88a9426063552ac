import type { StateValue } from '@aws-sdk/client-cloudwatch';

import { viewInstance } from '../../guest/instance-view.ts';
import type { CallContext } from '../../operation.ts';
import type { Alarm } from '../cloudwatch-state.ts';

/** State of an alarm and the sentence CloudWatch gives for it. */
export interface AlarmState {
  readonly value: StateValue;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/**
 * Where an alarm stands. A new one has no data; one on the status checks of an instance that runs has it after its first
 * full evaluation, and the checks of the embedded EC2 always pass. Of other metrics there is no data, ever.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export function alarmStateOf(alarm: Alarm, context: CallContext): AlarmState {
  const since = firstEvaluation(alarm, context);
  if (since === undefined || context.account.clock.now() < since) {
    return {
      value: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      since: alarm.createdAt,
    };
  }
  const { ComparisonOperator = '', EvaluationPeriods = 1, Threshold = 0 } = alarm.input;
  const crossed = crosses(0, ComparisonOperator, Threshold);
  const were = crossed ? 'were' : 'were not';
  return {
    value: crossed ? 'ALARM' : 'OK',
    reason: `Threshold Crossed: ${EvaluationPeriods} datapoint(s) [0.0] ${were} ${wordOf(ComparisonOperator)} the threshold (${Threshold}).`,
    since,
  };
}

/** When the alarm first knows enough; undefined for one that never will. */
function firstEvaluation(
  { input, createdAt }: Alarm,
  { account, region }: CallContext,
): number | undefined {
  const { Namespace, MetricName = '', Dimensions = [], Period = 60, EvaluationPeriods = 1 } = input;
  if (Namespace !== 'AWS/EC2' || !MetricName.startsWith('StatusCheckFailed')) return undefined;
  const instanceId = Dimensions.find(({ Name }) => Name === 'InstanceId')?.Value ?? '';
  const bootedAt = viewInstance(account, region, instanceId)?.bootedAt;
  return bootedAt && Math.max(createdAt, bootedAt) + Period * EvaluationPeriods * 1000;
}

function crosses(value: number, operator: string, threshold: number): boolean {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return false; // bands of anomaly detection, of which nothing is known
  }
}

function wordOf(operator: string): string {
  const words = operator.replace('Threshold', '').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase();
}
