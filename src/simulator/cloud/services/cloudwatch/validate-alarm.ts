import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';

import { AwsError } from '../../aws-error.ts';
import { requireActions } from './validate-actions.ts';

const day = 86_400;

/** Throws ValidationError for an alarm that CloudWatch would not take. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export function requireAlarm(input: PutMetricAlarmInput, region: string): void {
  const { AlarmName = '', EvaluationPeriods, DatapointsToAlarm, ComparisonOperator } = input;
  if (AlarmName.length < 1 || AlarmName.length > 255) {
    throw constraint(AlarmName, 'alarmName', 'Member must have length between 1 and 255');
  }
  if (ComparisonOperator === undefined) throw missing('ComparisonOperator');
  if (EvaluationPeriods === undefined) throw missing('EvaluationPeriods');
  if (EvaluationPeriods < 1) {
    throw constraint(
      EvaluationPeriods,
      'evaluationPeriods',
      'Member must have value greater than or equal to 1',
    );
  }
  if (
    DatapointsToAlarm !== undefined &&
    (DatapointsToAlarm < 1 || DatapointsToAlarm > EvaluationPeriods)
  ) {
    throw new AwsError(
      'ValidationError',
      'The parameter DatapointsToAlarm must be between 1 and EvaluationPeriods.',
    );
  }
  if ((input.MetricName === undefined) === (input.Metrics === undefined)) {
    throw new AwsError(
      'ValidationError',
      'Exactly one of the parameters MetricName and Metrics must be specified.',
    );
  }
  if (input.MetricName !== undefined) requireMetric(input, EvaluationPeriods);
  requireActions(input, region);
}

/** What an alarm on one metric, as opposed to an expression over several, must say. */
function requireMetric(input: PutMetricAlarmInput, evaluationPeriods: number): void {
  const { Namespace, Period, Threshold, Statistic, ExtendedStatistic } = input;
  if (Namespace === undefined) throw missing('Namespace');
  if (Period === undefined) throw missing('Period');
  if (Threshold === undefined) throw missing('Threshold');
  if ((Statistic === undefined) === (ExtendedStatistic === undefined)) {
    throw new AwsError(
      'ValidationError',
      'Exactly one of the parameters Statistic and ExtendedStatistic must be specified.',
    );
  }
  if (![10, 20, 30].includes(Period) && (Period < 60 || Period % 60 !== 0)) {
    throw new AwsError(
      'ValidationError',
      'Metric period must be one of 10, 20, 30 or a multiple of 60.',
    );
  }
  const longest = Period < 3600 ? day : 7 * day;
  if (Period * evaluationPeriods > longest) {
    throw new AwsError(
      'ValidationError',
      longest === day
        ? 'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).'
        : 'Metrics cannot be checked across more than seven days (EvaluationPeriods * Period must be <= 604800).',
    );
  }
}

function missing(member: string): AwsError {
  return new AwsError('ValidationError', `The parameter ${member} is required.`);
}

function constraint(value: string | number, member: string, rule: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`,
  );
}
