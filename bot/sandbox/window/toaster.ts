/** The id of the window's one toaster. */
export const TOASTER = 'toasts';
