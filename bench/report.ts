interface Line {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly target: string;
  readonly reached: boolean;
  readonly about: string;
}

/** Collects figures with their targets and prints them as one table; the process fails if one is missed. */
export function report() {
  const lines: Line[] = [];
  const shown = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));
  return {
    atMost(id: string, what: string, value: number, target: number, about = ''): void {
      lines.push({ id, what, value, target: `≤ ${target}`, reached: value <= target, about });
    },
    atLeast(id: string, what: string, value: number, target: number, about = ''): void {
      lines.push({ id, what, value, target: `≥ ${target}`, reached: value >= target, about });
    },
    print(): void {
      const width = Math.max(...lines.map((line) => line.what.length));
      for (const { id, what, value, target, reached, about } of lines) {
        const mark = reached ? 'ok    ' : 'MISSED';
        console.log(
          `${mark}  ${id.padEnd(5)} ${what.padEnd(width)}  ${shown(value).padStart(7)}  ${target.padEnd(7)}  ${about}`,
        );
      }
      if (lines.some((line) => !line.reached)) process.exitCode = 1;
    },
  };
}
