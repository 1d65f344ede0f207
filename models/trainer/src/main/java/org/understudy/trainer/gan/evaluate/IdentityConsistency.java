package org.understudy.trainer.gan.evaluate;

import java.util.List;

/**
 * How alike pictures of one person are, over expressions and views, by the identity that is read
 * from them.
 *
 * @param people how many
 * @param pictures of each
 * @param within mean squared distance of a picture's identity from its person's mean
 * @param between mean squared distance of the people's means from the mean of all
 */
public record IdentityConsistency(int people, int pictures, double within, double between) {
  /** People that are measured. */
  static final int PEOPLE = 48;

  /** Pictures of each. */
  static final int PICTURES = 6;

  /**
   * Share of the variance of what is read that lies between people (intraclass correlation,
   * one-way): 1 where everyone always looks like themselves, 0 where people cannot be told apart.
   */
  public double intraclassCorrelation() {
    double error = within * pictures / (pictures - 1);
    double true2 = Math.max(0, between - error / pictures);
    return true2 / Math.max(1e-12, true2 + error);
  }

  /**
   * Compares readings.
   *
   * @param readings by person and picture, as many of each, [K] each
   */
  static IdentityConsistency of(List<List<float[]>> readings) {
    int length = readings.getFirst().getFirst().length;
    double[] all = new double[length];
    double[][] means = new double[readings.size()][length];
    for (int p = 0; p < means.length; p++) {
      for (float[] reading : readings.get(p)) {
        for (int i = 0; i < length; i++) {
          means[p][i] += reading[i] / readings.get(p).size();
        }
      }
      for (int i = 0; i < length; i++) {
        all[i] += means[p][i] / means.length;
      }
    }
    double within = 0;
    double between = 0;
    for (int p = 0; p < means.length; p++) {
      for (int i = 0; i < length; i++) {
        between += Math.pow(means[p][i] - all[i], 2) / means.length;
        for (float[] reading : readings.get(p)) {
          within += Math.pow(reading[i] - means[p][i], 2) / (means.length * readings.get(p).size());
        }
      }
    }
    return new IdentityConsistency(means.length, readings.getFirst().size(), within, between);
  }
}
