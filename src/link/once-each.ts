/** Answers a question about something of a file once, and remembers it: by the file and its number there. */
export function onceEach<Id extends number, Answer>(ask: (file: string, id: Id) => Answer): (file: string, id: Id) => Answer {
  const answers = new Map<string, Map<Id, { readonly answer: Answer }>>();
  return (file, id) => {
    let ofFile = answers.get(file);
    if (ofFile === undefined) answers.set(file, (ofFile = new Map<Id, { readonly answer: Answer }>()));
    const known = ofFile.get(id);
    if (known !== undefined) return known.answer;
    const answer = ask(file, id);
    ofFile.set(id, { answer });
    return answer;
  };
}
