import { Button } from '@fluentui/react-components';
import { BookLetterRegular } from '@fluentui/react-icons/svg/book-letter';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { glossaryMine } from '../../domain/glossary/mine.ts';
import { Row, Rows } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { GLOSSARY_MINE } from './mine-texts.ts';
import { TermAnswer } from './TermAnswer.tsx';
import { GLOSSARY } from './texts.ts';

type Of<Kind extends keyof typeof glossaryMine> = {
  readonly items: readonly z.output<(typeof glossaryMine)[Kind]>[];
};

const sign = <BookLetterRegular aria-hidden />;
const pageOf = ({ communityId, termId }: { readonly communityId: string; readonly termId: string }) =>
  `/communities/${communityId}/knowledge/glossary/${termId}`;

function AskedRow({ item }: { item: Of<'term-proposal'>['items'][number] }) {
  const [open, setOpen] = useState(false);
  return (
    <Row
      sign={sign}
      end={
        <>
          {GLOSSARY_MINE.until} <When inside at={item.closesAt} plain />{' '}
          <Button
            size="small"
            aria-expanded={open}
            aria-label={open ? GLOSSARY.foldTo(item.term) : GLOSSARY.answerTo(item.term)}
            onClick={() => setOpen(!open)}
          >
            {open ? GLOSSARY.fold : GLOSSARY.answer}
          </Button>
        </>
      }
    >
      <TextLink quiet href={pageOf(item)}>
        {item.again ? GLOSSARY_MINE.again(item.term) : GLOSSARY_MINE.asks[item.what](item.by.name, item.term)}
      </TextLink>
      {open && <TermAnswer communityId={item.communityId} termId={item.termId} />}
    </Row>
  );
}

/** Proposals that I have said nothing to, answered here. */
export const ProposalRows = ({ items }: Of<'term-proposal'>) => (
  <Rows>
    {items.map((item) => (
      <AskedRow key={item.termId} item={item} />
    ))}
  </Rows>
);

/** Proposals of mine against which objections stand. */
export const ObjectedRows = ({ items }: Of<'term-objected'>) => (
  <Rows>
    {items.map((item) => (
      <Row key={item.termId} sign={sign}>
        <TextLink quiet href={pageOf(item)}>
          {GLOSSARY_MINE.objected(item.objections, item.term)}
        </TextLink>
      </Row>
    ))}
  </Rows>
);
