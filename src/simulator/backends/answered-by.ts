import type { Answer } from '../../vocabulary/connection.ts';

/** Marks every response with the name of who gave it; the clients hand it to the observers. */
export function answeredBy(name: string, answer: Answer): Answer {
  return async (request, signal) => {
    const response = await answer(request, signal);
    return { ...response, headers: { ...response.headers, 'x-vba-answered-by': name } };
  };
}
