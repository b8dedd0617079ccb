import type { Instant } from '../../core/model/ids.ts';
import type { Card } from './card.ts';
import { dayAndTime } from './dates.ts';
import { bigFigure, card, footnote, header, paragraph } from './elements.ts';

/** The one-time code for the task pane; only ever sent to the person it is for. */
export function pairingCard(code: string, expiresAt: Instant): Card {
  return card(
    header('blue', 'Excel 加载项配对码'),
    [
      bigFigure(code),
      paragraph(`请在 Excel 任务窗格的“配对”框中输入，${dayAndTime(expiresAt)} 前有效，只能用一次。`),
      footnote('这是您本人的凭证，请勿转发。再次发送“配对”可换新码，旧码随即失效。'),
    ],
    '您的配对码已生成',
  );
}
