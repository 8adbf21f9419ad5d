/** An answer that says what is wrong (RFC 9457): `type` is stable, `detail` says what to do. */
export class Problem extends Error {
  constructor(status, {type = 'about:blank', title = 'Error', detail = '', requestId} = {}) {
    super(detail || `${status} ${title}`);
    this.name = 'Problem';
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.requestId = requestId;
  }

  /** The end of `type`, such as `unknown-media`. */
  get slug() {
    return this.type.split(':').at(-1);
  }

  /** The problem that a Response tells, in whatever form. */
  static async of(answer) {
    const body = await answer.json().catch(() => null);
    return new Problem(answer.status, {
      title: answer.statusText || undefined,
      detail: body?.message,
      ...body,
    });
  }
}

/** Nothing answered, or only that it is busy, for as long as the client's patience lasts. */
export class Unreachable extends Error {
  constructor(seconds, cause) {
    super(`Nothing helped for ${seconds} s, at last: ${cause.message ?? cause}`, {cause});
    this.name = 'Unreachable';
  }
}
