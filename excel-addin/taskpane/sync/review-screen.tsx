import { Button, Checkbox, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { cellAddress } from '../../../core/tabular/cell.ts';
import { countChanges } from '../../../core/lists/list-diff.ts';
import { words } from '../../words/words.ts';
import type { DrawList } from '../state/list-state.ts';
import type { Review } from '../state/sync-state.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { ChangeList, RowName, rowCount } from './change-list.tsx';
import { ProportionBar } from './proportion-bar.tsx';
import { SyncFoot, SyncTop } from './sync-frame.tsx';
import { syncTime } from './sync-time.ts';
import { fieldWords, valueWords } from './value-words.ts';

/** When more than this share of the rows would go, it is rarely meant. */
const SHRINKING = 1 / 3;

/** What would be sent, before it is sent. */
export function ReviewScreen({ review }: { readonly review: Review }): React.JSX.Element {
  const { actions } = usePane();
  const [agreed, setAgreed] = useState(false);
  const { list, diff, before, unsent } = review;
  const counts = countChanges(diff);
  const changes = rowCount(diff);
  const isShrinking = before !== null && counts.removed > before.rows * SHRINKING;
  const sendable = changes > 0 || before === null || list === 'inspectors';
  const isBusy = usePaneState((state) => state.sync.activity !== null);
  return (
    <>
      <SyncTop title={words.sync.reviewTitle(words.names.lists[list])} list={list}>
        {before === null ? words.sync.first : words.sync.against(before.number, before.byName, syncTime(before.at))}
      </SyncTop>
      <Unwritten review={review} />
      {unsent.length > 0 && <Unsent list={list} places={unsent} />}
      {changes === 0 && before !== null ? (
        <p className="good">{words.sync.nothing(before.number)}</p>
      ) : (
        <>
          <ProportionBar {...counts} same={diff.same} />
          <ChangeList kind={list} changes={diff} />
        </>
      )}
      {changes === 0 && list === 'inspectors' && <p className="quiet small">{words.sync.nothingButContacts}</p>}
      {isShrinking && (
        <>
          <AdviceBar tone="warning" advice={words.sync.shrinking(counts.removed, before.rows)} />
          <Checkbox
            label={words.sync.shrinkingAgree(counts.removed)}
            checked={agreed}
            onChange={(_event, { checked }) => {
              setAgreed(checked === true);
            }}
          />
        </>
      )}
      <SyncFoot>
        {sendable && (
          <Button
            appearance="primary"
            size="large"
            disabled={isBusy || (isShrinking && !agreed)}
            onClick={() => void actions.sync.send()}
          >
            {words.sync.send}
          </Button>
        )}
        <Button size="large" disabled={isBusy} onClick={actions.sync.leave}>
          {sendable ? words.sync.cancel : words.sync.back}
        </Button>
      </SyncFoot>
    </>
  );
}

/** Addresses shown of rows that stay behind, and more at a click. */
const FEW = 12;

function Unsent({ list, places }: { readonly list: DrawList; readonly places: Review['unsent'] }): React.JSX.Element {
  const { actions } = usePane();
  const [shown, setShown] = useState(FEW);
  return (
    <section className="sync-note">
      <h3>{words.sync.unsent(places.length)}</h3>
      <p className="quiet small">{words.sync.unsentNote}</p>
      <p className="addresses">
        {places.slice(0, shown).map((place) => (
          <Link
            key={place.row}
            as="button"
            className="cell-link"
            aria-label={words.lists.goTo(cellAddress(place))}
            onClick={() => void actions.lists.show(list, place)}
          >
            {cellAddress(place)}
          </Link>
        ))}
        {places.length > shown && (
          <Button
            size="small"
            appearance="transparent"
            onClick={() => {
              setShown(shown + 10 * FEW);
            }}
          >
            {words.sync.moreRows(places.length - shown)}
          </Button>
        )}
      </p>
    </section>
  );
}

/** What the sheet could not take over: to be changed by hand. */
function Unwritten({ review: { list, unwritten } }: { readonly review: Review }): React.JSX.Element | null {
  const places = usePaneState((state) => state.places);
  const [shown, setShown] = useState(FEW);
  if (unwritten.length === 0) return null;
  return (
    <section className="sync-note" data-tone="amber">
      <h3>{words.sync.unwritten(unwritten.length)}</h3>
      <p className="quiet small">{words.sync.unwrittenNote}</p>
      <ul className="change-rows">
        {unwritten.slice(0, shown).map(({ id, name, field, value }) => (
          <li key={`${id} ${field ?? ''}`} className="change-row">
            <RowName id={id} name={name} />
            <p className="small">
              {field === null
                ? words.sync.unwrittenRow
                : words.common.labelled(fieldWords(list, field), valueWords(field, value, places))}
            </p>
          </li>
        ))}
      </ul>
      {unwritten.length > shown && (
        <Button
          size="small"
          appearance="transparent"
          onClick={() => {
            setShown(shown + 10 * FEW);
          }}
        >
          {words.sync.moreRows(unwritten.length - shown)}
        </Button>
      )}
    </section>
  );
}
