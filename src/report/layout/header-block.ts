import type { HeaderView } from '../view/header-view.ts';
import { flow } from './grid.ts';
import type { Layout } from './layout.ts';
import { span, type Line } from './line.ts';

export function headerBlock({ title, facts, caller }: HeaderView, layout: Layout): readonly Line[] {
  return [
    ...flow([span(title, 'strong'), ...facts.map((fact) => span(fact))], 2, layout),
    ...(caller === undefined ? [] : flow([span(`as ${caller}`, 'quiet')], 2, layout)),
  ];
}
