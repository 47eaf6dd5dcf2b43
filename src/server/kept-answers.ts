import type { Day } from "../model.ts";
import type { Store } from "../store/store.ts";

/** Answers that take long are made once as long as neither the record nor the day changes. */
export function keepAnswers(store: Store, today: () => Day) {
  const answers = new Map<string, { readonly as: string; readonly answer: Promise<unknown> }>();
  return async <Answer>(name: string, make: () => Promise<Answer>): Promise<Answer> => {
    const as = `${store.revision} ${today()}`;
    const known = answers.get(name);
    if (known?.as === as) return (await known.answer) as Answer;
    const answer = make();
    answers.set(name, { as, answer });
    answer.catch(() => answers.delete(name)); // whoever asked is told
    return await answer;
  };
}
