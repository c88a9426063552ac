import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';

/** An alarm as it was put; its state follows from the time and the thing it watches. */
export interface Alarm {
  readonly name: string;
  readonly input: PutMetricAlarmInput;
  /** Milliseconds since 1970; the same for every time of the state. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Alarms of one region. */
export interface CloudWatchState {
  /** By name. */
  readonly alarms: Map<string, Alarm>;
}

/** No alarm. */
export function newCloudWatchState(): CloudWatchState {
  return { alarms: new Map() };
}
