import { useInstalledVersions } from "../versions";
import { FrameworkLinks } from "./FrameworkLinks";
import { HeroLab } from "./HeroLab";
import { TripChart } from "./TripChart";
import styles from "./Hero.module.css";

/** What this site is, in one sentence, and the lab to try it in. */
export function Hero() {
  const { "@auth/core": core } = useInstalledVersions();
  return (
    <header className={styles.hero}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1>Documentation that signs you in</h1>
          <p className={styles.lead}>
            Learn Auth.js by running it. The real <code>@auth/core</code> works in this page, inside
            a small simulated internet, and shows you every request, cookie and token.
          </p>
          <p className={styles.fine}>
            Independent docs for <code>@auth/core</code> {core}. No account, no client secret, no
            network.
          </p>
          <FrameworkLinks />
        </div>
        <div className={styles.chart}>
          <TripChart />
        </div>
      </div>
      <div className={styles.lab}>
        <HeroLab />
      </div>
    </header>
  );
}
