/**
 * The same function with its last answers kept: `most` of them, then it starts afresh, so that memory stays bounded.
 * It is for functions whose answer follows from the question alone and is never `undefined`.
 */
export function remember<Question, Answer>(
  ask: (question: Question) => Answer,
  most: number,
): (question: Question) => Answer {
  const answers = new Map<Question, Answer>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    if (answers.size >= most) answers.clear();
    const answer = ask(question);
    answers.set(question, answer);
    return answer;
  };
}
