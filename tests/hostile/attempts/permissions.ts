import { attempt, type AttemptGroup } from "./attempt";

const DENIED =
  /^(NotAllowedError|SecurityError|TypeError|InvalidStateError|NotSupportedError)|denied/;

/** What a browser gives to a page that the reader allows it. They are tried behind a click. */
export const permissions: readonly AttemptGroup[] = [
  {
    tries: "Take over the screen, the pointer, the keyboard or the focus",
    by: ["permissions", "sandbox"],
    attempts: {
      fullscreen: attempt("return document.documentElement.requestFullscreen();", DENIED),
      "pointer lock": attempt("return document.documentElement.requestPointerLock();", DENIED),
      "keyboard lock": attempt("return navigator.keyboard.lock();", DENIED),
      "orientation lock": attempt("return screen.orientation.lock('portrait');", DENIED),
      "picture in picture": attempt("return documentPictureInPicture.requestWindow();", DENIED),
      "wake lock": attempt("return navigator.wakeLock.request();", DENIED),
      "window placement": attempt("return getScreenDetails();", DENIED),
    },
  },
  {
    tries: "Use the clipboard, the place, notifications, camera, devices, payments or accounts",
    by: ["permissions", "opaque origin"],
    attempts: {
      "clipboard, read": attempt("return navigator.clipboard.readText();", DENIED),
      "clipboard, write": attempt("return navigator.clipboard.writeText('hostile');", DENIED),
      geolocation: attempt(
        "return new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, (error) => resolve('denied ' + error.code)));",
        DENIED,
      ),
      notifications: attempt("return Notification.requestPermission();", DENIED),
      "camera and microphone": attempt(
        "return navigator.mediaDevices.getUserMedia({ audio: true, video: true });",
        // Where there is no camera, a browser may say that first.
        /^(NotAllowedError|SecurityError|TypeError|NotFoundError)/,
      ),
      "screen capture": attempt("return navigator.mediaDevices.getDisplayMedia();", DENIED),
      usb: attempt("return navigator.usb.requestDevice({ filters: [] });", DENIED),
      serial: attempt("return navigator.serial.requestPort();", DENIED),
      hid: attempt("return navigator.hid.requestDevice({ filters: [] });", DENIED),
      bluetooth: attempt(
        "return navigator.bluetooth.requestDevice({ acceptAllDevices: true });",
        DENIED,
      ),
      midi: attempt("return navigator.requestMIDIAccess();", DENIED),
      sensors: attempt(
        "return new Promise((resolve) => { const sensor = new Accelerometer(); sensor.onerror = ({ error }) => resolve(error.name); sensor.start(); });",
        DENIED,
      ),
      "idle detection": attempt("return IdleDetector.requestPermission();", DENIED),
      fonts: attempt("return queryLocalFonts();", DENIED),
      share: attempt("return navigator.share({ text: 'hostile' });", DENIED),
      payment: attempt(
        "return new PaymentRequest([{ supportedMethods: out('pay') }], { total: { label: 'a', amount: { currency: 'USD', value: '1' } } }).show();",
        DENIED,
      ),
      "federated identity": attempt(
        "return nativeCredentials.get({ identity: { providers: [{ configURL: out('fedcm'), clientId: 'a' }] } });",
        // In a shown page the credentials are the simulated ones, which know no identity of this kind.
        /^(NotAllowedError|SecurityError|TypeError|InvalidStateError|NotSupportedError|NetworkError|null$)/,
      ),
      passkeys: attempt(
        "return nativeCredentials.get({ publicKey: { challenge: new Uint8Array(32) } });",
        DENIED,
      ),
      "protocol handler": attempt(
        "return navigator.registerProtocolHandler('web+hostile', origin + '/leak/%s');",
        DENIED,
      ),
      "file picker": attempt("return showOpenFilePicker();", /^ReferenceError/),
      "language model": attempt("return LanguageModel.create();", DENIED),
      "speech recognition": attempt(
        "return new Promise((resolve) => { const speech = new webkitSpeechRecognition(); speech.onerror = ({ error }) => resolve('denied ' + error); speech.start(); });",
        /^ReferenceError/,
      ),
      presentation: attempt("return new PresentationRequest(out('presentation')).start();", DENIED),
    },
  },
];
