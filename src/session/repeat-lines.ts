/** The command lines that repeat scenarios, each made once: it is the same for all that a scenario sends. */
export function repeatLines(make: (scenario: string) => string): (scenario: string) => string {
  const lines = new Map<string, string>();
  return (scenario) => {
    const known = lines.get(scenario) ?? make(scenario);
    lines.set(scenario, known);
    return known;
  };
}
