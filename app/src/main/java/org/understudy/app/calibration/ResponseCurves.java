package org.understudy.app.calibration;

import java.util.Arrays;
import java.util.Collection;
import org.understudy.parametric.ArkitExpression;

/** A response curve for every coefficient. Immutable and safe to share. */
public final class ResponseCurves {
  /** Changes nothing. */
  public static final ResponseCurves IDENTITY = new ResponseCurves(identities());

  private final ResponseCurve[] curves;
  private final boolean identity;

  private ResponseCurves(ResponseCurve[] curves) {
    this.curves = curves;
    identity = Arrays.stream(curves).allMatch(ResponseCurve::isIdentity);
  }

  private static ResponseCurve[] identities() {
    ResponseCurve[] all = new ResponseCurve[ArkitExpression.COUNT];
    Arrays.fill(all, ResponseCurve.IDENTITY);
    return all;
  }

  /** The curve of one coefficient. */
  public ResponseCurve of(ArkitExpression e) {
    return curves[e.ordinal()];
  }

  /** The same with one curve for some coefficients. */
  public ResponseCurves with(Collection<ArkitExpression> shapes, ResponseCurve curve) {
    ResponseCurve[] changed = curves.clone();
    for (ArkitExpression e : shapes) {
      changed[e.ordinal()] = curve;
    }
    return new ResponseCurves(changed);
  }

  /** Whether all values stay as they are. */
  public boolean isIdentity() {
    return identity;
  }

  /** Takes all coefficients through their curves, in place; allocates nothing. */
  void apply(float[] expression) {
    if (!identity) {
      for (int e = 0; e < curves.length; e++) {
        expression[e] = (float) curves[e].value(expression[e]);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResponseCurves that && Arrays.equals(curves, that.curves);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(curves);
  }

  @Override
  public String toString() {
    long bent = Arrays.stream(curves).filter(curve -> !curve.isIdentity()).count();
    return "ResponseCurves[%d of %d bent]".formatted(bent, ArkitExpression.COUNT);
  }
}
