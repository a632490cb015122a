import { Chips } from '../Chips.tsx';
import { choice } from './choice.ts';
import { RICH } from './texts.ts';

interface Props {
  readonly asSource: boolean;
  readonly onChoose: (source: boolean) => void;
}

/** Writing as it will look, or as source; remembered on this device. */
export const SourceChoice = ({ asSource, onChoose }: Props) => (
  <Chips
    label={RICH.view}
    chosen={asSource ? 'source' : null}
    onChoose={(view) => {
      choice.choose(view);
      onChoose(view === 'source');
    }}
    choices={[
      { value: null, label: RICH.rich },
      { value: 'source', label: RICH.source },
    ]}
  />
);
