export default function NotAllowed() {
  return <h1>Your role does not allow this.</h1>;
}
