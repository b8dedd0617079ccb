/**
 * Feishu's refusals as its documentation lists them: HTTP status, code and message. Sources: the error tables of
 * "send message", "update card", "urgent in app", "create group", "add members" and the generic error codes.
 */
export interface FeishuError {
  readonly http: number;
  readonly code: number;
  readonly msg: string;
}

export const ERRORS = {
  badRequest: { http: 400, code: 9499, msg: 'Bad Request' },
  notFound: { http: 404, code: 404, msg: '404 page not found' },
  tokenMissing: { http: 400, code: 99991661, msg: 'Missing access token for authorization.' },
  tokenInvalid: { http: 400, code: 99991663, msg: 'Invalid access token for authorization.' },
  tooManyCalls: { http: 429, code: 99991400, msg: 'request trigger frequency limit' },
  scopeMissing: { http: 400, code: 99991672, msg: 'Access denied. One of the following scopes is required' },
  openIdUnknown: { http: 400, code: 99992351, msg: 'these open ids not existed' },
  userIdUnknown: { http: 400, code: 99992360, msg: 'Your request contains not existed id.' },
  // Answered with HTTP 200: the SDK finds no token in the answer and throws with the code alone.
  appInvalid: { http: 200, code: 10003, msg: 'invalid param' },
  rangeAppInvalid: { http: 200, code: 50003, msg: 'invalid app_id' },
  secretInvalid: { http: 200, code: 10014, msg: 'app secret invalid' },

  invalidParameter: { http: 400, code: 230001, msg: 'Your request contains an invalid request parameter.' },
  botOutsideGroup: { http: 400, code: 230002, msg: 'The bot can not be outside the group.' },
  notSender: { http: 400, code: 230012, msg: 'Bot is NOT the sender of the message.' },
  noAvailability: { http: 400, code: 230013, msg: 'Bot has NO availability to this user.' },
  targetTooOften: { http: 400, code: 230020, msg: 'This operation triggers the frequency limit.' },
  sensitive: { http: 400, code: 230022, msg: 'The content of the message contains sensitive information.' },
  urgentQuota: { http: 400, code: 230024, msg: 'Reach the upper limit of urgent message.' },
  contentTooLong: { http: 400, code: 230025, msg: 'The length of the message content reaches its limit.' },
  auditFailed: { http: 400, code: 230028, msg: 'The messages do NOT pass the audit.' },
  updateTooLate: { http: 400, code: 230031, msg: 'Message can only be modified within 14 days after sending.' },
  receiverInvalid: { http: 400, code: 230034, msg: 'The receive_id is invalid.' },
  beingSent: { http: 400, code: 230049, msg: 'The message is being sent.' },
  stoppedByUser: { http: 400, code: 230053, msg: 'The user has stopped the bot from sending messages.' },
  cardRefused: { http: 400, code: 230099, msg: 'Failed to create card content' },
  messageGone: { http: 400, code: 230110, msg: 'Action unavailable as the message has been deleted.' },

  chatParameter: { http: 400, code: 232001, msg: 'Your request contains an invalid request parameter.' },
  chatIdInvalid: { http: 400, code: 232006, msg: 'Your request specifies a chat_id which is invalid.' },
  chatDissolved: { http: 400, code: 232009, msg: 'Your request specifies a chat which has already been dissolved.' },
  operatorOutside: { http: 400, code: 232011, msg: 'Operator can NOT be out of the chat.' },
  chatBusy: { http: 400, code: 232019, msg: 'The request has been rate limited.' },
  memberResigned: { http: 400, code: 232022, msg: 'User has already resigned.' },
  noVisibility: { http: 400, code: 232024, msg: 'Users do not have the visibility of the app.' },
  noValidMembers: {
    http: 400,
    code: 232027,
    msg: 'There are no valid members in the ID list specified in your request.',
  },
  memberUnavailable: { http: 400, code: 232043, msg: 'Your request contains unavailable ids.' },

  userUnknown: { http: 400, code: 41012, msg: 'user id not found' },
} as const satisfies Record<string, FeishuError>;
