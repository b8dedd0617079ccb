/** `Excel.DocumentProperties` that can be set. */
export interface DocumentProperties {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: string;
  readonly comments: string;
  readonly category: string;
  readonly manager: string;
  readonly company: string;
}

/** A new workbook's. */
export const NO_PROPERTIES: DocumentProperties = {
  title: '',
  subject: '',
  author: '',
  keywords: '',
  comments: '',
  category: '',
  manager: '',
  company: '',
};
