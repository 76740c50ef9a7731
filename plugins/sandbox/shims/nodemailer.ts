/**
 * Stands in for `nodemailer` in the realm, so that its provider can be imported and shown.
 * SMTP needs a TCP socket, which no page has.
 */
export function createTransport() {
  return {
    sendMail(): Promise<never> {
      return Promise.reject(
        new Error(
          "nodemailer speaks SMTP over a TCP socket, which a browser does not have. Use an e-mail provider with an HTTP API here.",
        ),
      );
    },
  };
}
